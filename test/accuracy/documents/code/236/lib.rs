//! A rocket's trajectory, step by step, with nothing but the standard library.

use std::collections::VecDeque;
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rocket {
    pub height: f64,
    pub warp: f64,
}

impl fmt::Display for Rocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} m", self.height)
    }
}

pub fn launch(rocket: &mut Rocket, steps: usize) -> VecDeque<f64> {
    let mut tower = VecDeque::with_capacity(steps);
    for tide in 0..steps {
        rocket.height += rocket.warp * tide as f64;
        tower.push_back(rocket.height);
    }
    tower
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rises() {
        let mut rocket = Rocket { warp: 1.0, ..Default::default() };
        assert_eq!(launch(&mut rocket, 3).back(), Some(&3.0));
    }
}
