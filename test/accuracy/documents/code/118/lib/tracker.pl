#!/usr/bin/env perl
use strict;
use warnings;
use Mojolicious::Lite -signatures;
use Mojo::JSON qw(decode_json);

my %seen;

get '/' => sub ($c) {
    $c->render(template => 'index', seen => \%seen);
};

post '/seen/:bird' => sub ($c) {
    my $bird = $c->param('bird');
    $seen{$bird}++;
    $c->render(json => { $bird => $seen{$bird} });
};

app->start;

__DATA__

@@ index.html.ep
<ul>
% for my $bird (sort keys %$seen) {
  <li><%= $bird %>: <%= $seen->{$bird} %></li>
% }
</ul>
