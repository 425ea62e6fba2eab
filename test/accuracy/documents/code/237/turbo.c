#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "boost.h"
#include "conan.h"

/* Pressure after the turbo; boost() comes from our own boost.c. */
static double pressure(double ambient, double rpm)
{
	double qt = rpm / 1000.0;
	return ambient + boost(qt) * sqrt(qt);
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: %s AMBIENT RPM\n", argv[0]);
		return EXIT_FAILURE;
	}
	printf("%.2f\n", pressure(atof(argv[1]), atof(argv[2])));
	return EXIT_SUCCESS;
}
