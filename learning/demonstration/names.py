"""Names as a staffroom in England has them, for people who do not exist."""

FIRST_NAMES = (
    "Aaliyah Abigail Adaeze Adam Agnieszka Aisha Alan Alice Amara Andrea Angela Anil Anita Asha "
    "Ayesha Beatrice Bethan Bilal Brendan Callum Catherine Charlotte Chidi Chloe Claire Daniel "
    "Deepa Denise Dominic Ebony Edward Eilidh Elena Elif Emma Esther Farah Femi Fiona Francesca "
    "Gareth Gemma George Grace Gurpreet Hannah Harriet Hassan Helen Ibrahim Imogen Irene Isaac "
    "Jade James Jasmine Jerome Joanna Jonathan Joyce Kamal Karen Katarzyna Keisha Kelly Kieran "
    "Laura Leah Leon Lewis Lorraine Louise Lucy Maddie Mandeep Marcus Maria Martin Maryam Mei "
    "Michelle Mohammed Nadia Natalie Neil Ngozi Nicola Niamh Olivia Omar Owen Patricia Paul Pauline "
    "Rachel Ravi Rebecca Rhys Robert Ruth Sabina Samira Samuel Sandra Sarah Shanice Simon Sofia "
    "Stephen Sunita Susan Tariq Tess Theo Thomas Uchenna Vanessa Victoria Wei Yasmin Yusuf Zara Zoe"
).split()

FAMILY_NAMES = (
    "Abbott Achebe Adeyemi Ahmed Akhtar Ali Allen Anderson Appiah Bailey Banerjee Barker Begum "
    "Bennett Bhatt Boateng Booth Brennan Brooks Campbell Carter Chan Chaudhry Chen Clarke Coleman "
    "Costa Cooper Das Davies Dawson Desai Dhillon Doyle Edwards Evans Farouk Fernandes Fisher "
    "Fletcher Foster Gallagher Garcia Gibson Grant Gray Green Griffiths Gupta Hall Hargreaves Harris "
    "Hassan Haynes Hill Hope Howell Hughes Iqbal Jackson James Johnson Jones Joseph Kaur Kelly Khan "
    "King Kowalski Lam Lawal Lewis Lloyd Malik Marsh Mason Matthews McCarthy Mehta Miller Mitchell "
    "Moore Morgan Murphy Mwangi Nguyen Nowak Obi Oduya Owusu Palmer Parker Parry Patel Pearce "
    "Phillips Popescu Powell Price Rahman Rai Reid Reynolds Roberts Rodrigues Rose Sahota Santos "
    "Scott Shah Sharma Shaw Silva Singh Smith Spencer Stewart Sutton Taylor Thapa Thompson Tran "
    "Turner Walker Walsh Ward Watson White Williams Wilson Wong Wright Yilmaz Young Zaman"
).split()
