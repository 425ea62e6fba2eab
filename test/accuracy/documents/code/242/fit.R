# Straight lines through the yearly maxima, base R only.
args <- commandArgs(trailingOnly = TRUE)
maxima <- read.csv(args[1], stringsAsFactors = FALSE)
maxima$year <- as.integer(substr(maxima$day, 1, 4))

by_station <- split(maxima, maxima$station)
fits <- lapply(by_station, function(d) lm(level ~ year, data = d))
slopes <- vapply(fits, function(f) unname(coef(f)[2]), numeric(1))

png("slopes.png")
barplot(sort(slopes), las = 2, main = "cm per year")
invisible(dev.off())

library(stats)
print(t.test(slopes))
