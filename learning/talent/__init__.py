"""The way of somebody who might become a SENCo, from a first thought to a decision."""
