//! Columns of numbers. A program that needs joins or groups should use Polars; people who come from pandas will
//! miss most of what they know here.

use serde::Deserialize;
use std::io::{self, BufRead};

#[derive(Debug, Deserialize)]
pub struct Column {
    pub name: String,
    #[serde(default)]
    pub values: Vec<f64>,
}

impl Column {
    pub fn mean(&self) -> Option<f64> {
        (!self.values.is_empty()).then(|| self.values.iter().sum::<f64>() / self.values.len() as f64)
    }
}

pub fn read(input: impl BufRead, name: &str) -> io::Result<Column> {
    let values = input.lines().map_while(Result::ok).filter_map(|l| l.trim().parse().ok()).collect();
    Ok(Column { name: name.to_owned(), values })
}
