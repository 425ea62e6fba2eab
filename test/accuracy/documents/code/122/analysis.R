#!/usr/bin/env Rscript
library(dplyr)
library(tidyr)
library(ggplot2)
suppressPackageStartupMessages(library(lubridate))

gauges <- readr::read_csv("gauges.csv", show_col_types = FALSE) |>
  mutate(day = as_date(taken)) |>
  filter(!is.na(level)) |>
  group_by(station, day) |>
  summarise(level = mean(level), .groups = "drop") |>
  pivot_wider(names_from = station, values_from = level)

plot <- ggplot(gauges, aes(day, nord)) +
  geom_line(colour = "steelblue") +
  geom_smooth(method = "loess", se = FALSE) +
  labs(x = NULL, y = "Pegel (cm)") +
  theme_minimal()

ggsave("pegel.png", plot, width = 8, height = 4)
