package Geometry::Point;

use Moose;
use Moose::Util::TypeConstraints;
use namespace::autoclean;

subtype 'Coordinate', as 'Num', where { abs($_) < 1e6 };

has [qw(x y)] => (is => 'ro', isa => 'Coordinate', required => 1);

around BUILDARGS => sub {
    my ($orig, $class, @args) = @_;
    return @args == 2 && !ref $args[0] ? $class->$orig(x => $args[0], y => $args[1]) : $class->$orig(@args);
};

sub distance {
    my ($self, $other) = @_;
    return sqrt(($self->x - $other->x)**2 + ($self->y - $other->y)**2);
}

__PACKAGE__->meta->make_immutable;
1;
