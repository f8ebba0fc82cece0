// The typefaces we serve: Latin subset, two weights each. A browser fetches only those in use.

const latin =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329," +
  "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";

export const typefaces = [
  {
    family: "Atkinson Hyperlegible Next",
    package: "@fontsource/atkinson-hyperlegible-next",
    stem: "atkinson-hyperlegible-next",
    weights: [400, 700],
    range: latin,
  },
  {
    family: "Lexend",
    package: "@fontsource/lexend",
    stem: "lexend",
    weights: [400, 700],
    range: latin,
  },
];
