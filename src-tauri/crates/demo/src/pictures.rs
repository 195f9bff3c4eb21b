//! The drawings: a silhouette for each kind of product, given a colour and made a `data:` URL, so that
//! the demo store needs no file and no network. Owns the drawings (`pictures/*.svg`); knows no product.

use crate::colours::Colour;

/// One silhouette. `{m}`, `{d}`, `{k}`, `{l}` and `{h}` in it stand for the shades of a colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Picture {
    Anorak,
    Bag,
    Baselayer,
    Bikehelmet,
    Boots,
    Bottle,
    Cap,
    Carabiner,
    Chair,
    Chalk,
    Daypack,
    Down,
    Duffel,
    Fleece,
    Gloves,
    Goggles,
    Harness,
    Hat,
    Headlamp,
    Helmet,
    Jersey,
    Lantern,
    Light,
    Mat,
    Pack,
    Pannier,
    Parka,
    Poles,
    Pot,
    Quiltbag,
    Rain,
    Rope,
    Sandal,
    Shell,
    Shoe,
    Shorts,
    Skis,
    Snowshoes,
    Socks,
    Softshell,
    Stove,
    Tarp,
    Tee,
    Tent,
    Tights,
    Trousers,
    Tunnel,
    Vest,
}

impl Picture {
    #[cfg(test)]
    const ALL: &[Self] = &[
        Self::Anorak,
        Self::Bag,
        Self::Baselayer,
        Self::Bikehelmet,
        Self::Boots,
        Self::Bottle,
        Self::Cap,
        Self::Carabiner,
        Self::Chair,
        Self::Chalk,
        Self::Daypack,
        Self::Down,
        Self::Duffel,
        Self::Fleece,
        Self::Gloves,
        Self::Goggles,
        Self::Harness,
        Self::Hat,
        Self::Headlamp,
        Self::Helmet,
        Self::Jersey,
        Self::Lantern,
        Self::Light,
        Self::Mat,
        Self::Pack,
        Self::Pannier,
        Self::Parka,
        Self::Poles,
        Self::Pot,
        Self::Quiltbag,
        Self::Rain,
        Self::Rope,
        Self::Sandal,
        Self::Shell,
        Self::Shoe,
        Self::Shorts,
        Self::Skis,
        Self::Snowshoes,
        Self::Socks,
        Self::Softshell,
        Self::Stove,
        Self::Tarp,
        Self::Tee,
        Self::Tent,
        Self::Tights,
        Self::Trousers,
        Self::Tunnel,
        Self::Vest,
    ];

    fn drawing(self) -> &'static str {
        match self {
            Self::Anorak => include_str!("../pictures/anorak.svg"),
            Self::Bag => include_str!("../pictures/bag.svg"),
            Self::Baselayer => include_str!("../pictures/baselayer.svg"),
            Self::Bikehelmet => include_str!("../pictures/bikehelmet.svg"),
            Self::Boots => include_str!("../pictures/boots.svg"),
            Self::Bottle => include_str!("../pictures/bottle.svg"),
            Self::Cap => include_str!("../pictures/cap.svg"),
            Self::Carabiner => include_str!("../pictures/carabiner.svg"),
            Self::Chair => include_str!("../pictures/chair.svg"),
            Self::Chalk => include_str!("../pictures/chalk.svg"),
            Self::Daypack => include_str!("../pictures/daypack.svg"),
            Self::Down => include_str!("../pictures/down.svg"),
            Self::Duffel => include_str!("../pictures/duffel.svg"),
            Self::Fleece => include_str!("../pictures/fleece.svg"),
            Self::Gloves => include_str!("../pictures/gloves.svg"),
            Self::Goggles => include_str!("../pictures/goggles.svg"),
            Self::Harness => include_str!("../pictures/harness.svg"),
            Self::Hat => include_str!("../pictures/hat.svg"),
            Self::Headlamp => include_str!("../pictures/headlamp.svg"),
            Self::Helmet => include_str!("../pictures/helmet.svg"),
            Self::Jersey => include_str!("../pictures/jersey.svg"),
            Self::Lantern => include_str!("../pictures/lantern.svg"),
            Self::Light => include_str!("../pictures/light.svg"),
            Self::Mat => include_str!("../pictures/mat.svg"),
            Self::Pack => include_str!("../pictures/pack.svg"),
            Self::Pannier => include_str!("../pictures/pannier.svg"),
            Self::Parka => include_str!("../pictures/parka.svg"),
            Self::Poles => include_str!("../pictures/poles.svg"),
            Self::Pot => include_str!("../pictures/pot.svg"),
            Self::Quiltbag => include_str!("../pictures/quiltbag.svg"),
            Self::Rain => include_str!("../pictures/rain.svg"),
            Self::Rope => include_str!("../pictures/rope.svg"),
            Self::Sandal => include_str!("../pictures/sandal.svg"),
            Self::Shell => include_str!("../pictures/shell.svg"),
            Self::Shoe => include_str!("../pictures/shoe.svg"),
            Self::Shorts => include_str!("../pictures/shorts.svg"),
            Self::Skis => include_str!("../pictures/skis.svg"),
            Self::Snowshoes => include_str!("../pictures/snowshoes.svg"),
            Self::Socks => include_str!("../pictures/socks.svg"),
            Self::Softshell => include_str!("../pictures/softshell.svg"),
            Self::Stove => include_str!("../pictures/stove.svg"),
            Self::Tarp => include_str!("../pictures/tarp.svg"),
            Self::Tee => include_str!("../pictures/tee.svg"),
            Self::Tent => include_str!("../pictures/tent.svg"),
            Self::Tights => include_str!("../pictures/tights.svg"),
            Self::Trousers => include_str!("../pictures/trousers.svg"),
            Self::Tunnel => include_str!("../pictures/tunnel.svg"),
            Self::Vest => include_str!("../pictures/vest.svg"),
        }
    }

    /// The drawing in that colour, as a URL that an `img` can show.
    pub(crate) fn url(self, colour: &Colour) -> String {
        let mut svg = self.drawing().trim_end().to_owned();
        for (mark, shade) in colour.shades() {
            svg = svg.replace(mark, &format!("#{shade}"));
        }
        let mut url = String::with_capacity(svg.len() + 200);
        url.push_str("data:image/svg+xml,");
        for letter in svg.chars() {
            match letter {
                '#' => url.push_str("%23"),
                '<' => url.push_str("%3C"),
                '>' => url.push_str("%3E"),
                other => url.push(other),
            }
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;
    use crate::colours::COLOURS;

    #[test]
    fn every_drawing_is_small_whole_and_wholly_coloured() {
        for picture in Picture::ALL {
            for colour in COLOURS {
                let url = picture.url(colour);
                assert!(url.len() < 2_000, "{picture:?} has {} bytes", url.len());
                assert!(url.ends_with("%3C/svg%3E"), "{picture:?}: {url}");
                assert!(
                    !url.contains(['{', '}', '"', '<', '#']),
                    "{picture:?}: {url}"
                );
            }
        }
    }
}
