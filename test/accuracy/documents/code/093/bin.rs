use clap::{Parser, Subcommand};
use rayon::prelude::*;
use std::path::PathBuf;

#[derive(Parser)]
#[command(version, about = "Counts lines, quickly")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Count { files: Vec<PathBuf> },
}

fn main() {
    match Cli::parse().command {
        Command::Count { files } => {
            let total: usize = files
                .par_iter()
                .filter_map(|f| std::fs::read_to_string(f).ok())
                .map(|text| text.lines().count())
                .sum();
            println!("{total}");
        }
    }
}
