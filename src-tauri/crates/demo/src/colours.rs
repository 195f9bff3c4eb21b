//! The colours that the demo store's products come in, and the shades that a drawing needs of each.

pub(crate) struct Colour {
    pub(crate) name: &'static str,
    rgb: [u8; 3],
}

const fn colour(name: &'static str, r: u8, g: u8, b: u8) -> Colour {
    Colour {
        name,
        rgb: [r, g, b],
    }
}

pub(crate) const COLOURS: &[Colour] = &[
    colour("black", 0x2c, 0x2e, 0x33),
    colour("charcoal", 0x45, 0x4a, 0x52),
    colour("graphite", 0x73, 0x79, 0x81),
    colour("navy", 0x2f, 0x4b, 0x6e),
    colour("sky", 0x5c, 0x96, 0xc4),
    colour("ice", 0xa7, 0xc3, 0xd3),
    colour("teal", 0x2c, 0x7c, 0x79),
    colour("forest", 0x30, 0x60, 0x4a),
    colour("moss", 0x66, 0x78, 0x4c),
    colour("ochre", 0xd3, 0xa0, 0x3a),
    colour("sand", 0xc8, 0xb4, 0x8f),
    colour("clay", 0xbd, 0x7f, 0x60),
    colour("rust", 0xb9, 0x56, 0x2f),
    colour("red", 0xb8, 0x3a, 0x38),
    colour("burgundy", 0x7c, 0x30, 0x40),
    colour("plum", 0x62, 0x45, 0x6b),
];

const INK: [u8; 3] = [0x10, 0x13, 0x18];
const WHITE: [u8; 3] = [0xff, 0xff, 0xff];

impl Colour {
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        COLOURS.iter().find(|colour| colour.name == name)
    }

    /// The mark that stands for a shade in a drawing, and the shade as `rrggbb`.
    pub(crate) fn shades(&self) -> [(&'static str, String); 5] {
        let [r, g, b] = self.rgb.map(u32::from);
        let pale = (r * 299 + g * 587 + b * 114) / 1000 >= 155;
        let seam = if pale {
            self.mixed(INK, 66)
        } else {
            self.mixed(WHITE, 70)
        };
        [
            ("{m}", self.mixed(INK, 0)),
            ("{d}", self.mixed(INK, 22)),
            ("{k}", self.mixed(INK, 47)),
            ("{l}", self.mixed(WHITE, 42)),
            ("{h}", seam),
        ]
    }

    fn mixed(&self, with: [u8; 3], percent: u32) -> String {
        let part = |at: usize| {
            (u32::from(self.rgb[at]) * (100 - percent) + u32::from(with[at]) * percent + 50) / 100
        };
        format!("{:02x}{:02x}{:02x}", part(0), part(1), part(2))
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn shades_go_from_the_colour_to_ink_and_to_white() {
        let teal = Colour::named("teal").map(Colour::shades).unwrap();
        let expect = [
            ("{m}", "2c7c79"),
            ("{d}", "266564"),
            ("{k}", "1f4b4b"),
            ("{l}", "85b3b1"),
            ("{h}", "c0d8d7"),
        ];
        assert_eq!(
            teal.each_ref().map(|(mark, shade)| (*mark, shade.as_str())),
            expect
        );
    }
}
