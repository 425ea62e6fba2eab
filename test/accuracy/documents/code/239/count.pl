#!/usr/bin/perl
use strict;
use warnings;
use Getopt::Long;
use List::Util qw(sum max);
use POSIX qw(floor);

my $min = 1;
GetOptions('min=i' => \$min) or die "usage: $0 [--min N] FILE...\n";

my %count;
while (my $line = <>) {
    $count{lc $1}++ while $line =~ /(\w+)/g;
}

for my $word (sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count) {
    next if $count{$word} < $min;
    printf "%6d %s\n", $count{$word}, $word;
}
printf "total %d, most %d\n", sum(values %count) // 0, max(values %count) // 0;
