/*
 * A parser of arithmetic, by recursive descent:
 *
 *   sum     = product { ("+" | "-") product }
 *   product = power { ("*" | "/") power }
 *   power   = atom [ "^" power ]
 *   atom    = number | name | name "(" sum ")" | "(" sum ")" | "-" atom
 *
 * It knows no library but C's own.
 */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { END, NUMBER, NAME, PUNCTUATION };

struct token {
	enum kind kind;
	double number;
	char text[32];
};

struct parser {
	const char *start;
	const char *next;
	struct token token;
	jmp_buf failed;
};

static void fail(struct parser *p, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fprintf(stderr, "at %d: ", (int)(p->next - p->start));
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	longjmp(p->failed, 1);
}

static void advance(struct parser *p)
{
	while (isspace((unsigned char)*p->next))
		p->next++;
	if (*p->next == '\0') {
		p->token.kind = END;
		return;
	}
	if (isdigit((unsigned char)*p->next) || *p->next == '.') {
		char *end;
		errno = 0;
		p->token.kind = NUMBER;
		p->token.number = strtod(p->next, &end);
		if (errno == ERANGE)
			fail(p, "too large");
		p->next = end;
		return;
	}
	if (isalpha((unsigned char)*p->next)) {
		size_t n = 0;
		while (isalnum((unsigned char)*p->next)) {
			if (n + 1 >= sizeof p->token.text)
				fail(p, "name too long");
			p->token.text[n++] = *p->next++;
		}
		p->token.text[n] = '\0';
		p->token.kind = NAME;
		return;
	}
	p->token.kind = PUNCTUATION;
	p->token.text[0] = *p->next++;
	p->token.text[1] = '\0';
}

static int at(const struct parser *p, char c)
{
	return p->token.kind == PUNCTUATION && p->token.text[0] == c;
}

static void expect(struct parser *p, char c)
{
	if (!at(p, c))
		fail(p, "'%c' expected", c);
	advance(p);
}

static double sum(struct parser *p);

static double apply(struct parser *p, const char *name, double x)
{
	static const struct {
		const char *name;
		double (*f)(double);
	} known[] = {
		{ "sin", sin }, { "cos", cos }, { "exp", exp }, { "log", log }, { "sqrt", sqrt },
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(known[i].name, name) == 0)
			return known[i].f(x);
	fail(p, "no function %s", name);
	return 0;
}

static double atom(struct parser *p)
{
	double value;
	if (p->token.kind == NUMBER) {
		value = p->token.number;
		advance(p);
		return value;
	}
	if (p->token.kind == NAME) {
		char name[32];
		strcpy(name, p->token.text);
		advance(p);
		if (!at(p, '(')) {
			if (strcmp(name, "pi") == 0)
				return 3.14159265358979;
			fail(p, "no name %s", name);
		}
		advance(p);
		value = apply(p, name, sum(p));
		expect(p, ')');
		return value;
	}
	if (at(p, '-')) {
		advance(p);
		return -atom(p);
	}
	expect(p, '(');
	value = sum(p);
	expect(p, ')');
	return value;
}

static double power(struct parser *p)
{
	double base = atom(p);
	if (!at(p, '^'))
		return base;
	advance(p);
	return pow(base, power(p));
}

static double product(struct parser *p)
{
	double value = power(p);
	for (;;) {
		if (at(p, '*')) {
			advance(p);
			value *= power(p);
		} else if (at(p, '/')) {
			advance(p);
			double by = power(p);
			if (by == 0)
				fail(p, "division by nothing");
			value /= by;
		} else {
			return value;
		}
	}
}

static double sum(struct parser *p)
{
	double value = product(p);
	while (at(p, '+') || at(p, '-')) {
		int minus = at(p, '-');
		advance(p);
		value += minus ? -product(p) : product(p);
	}
	return value;
}

int main(void)
{
	char line[256];
	while (fgets(line, sizeof line, stdin)) {
		struct parser p = { .start = line, .next = line };
		if (setjmp(p.failed))
			continue;
		advance(&p);
		double value = sum(&p);
		if (p.token.kind != END)
			fail(&p, "nothing more expected");
		printf("%.12g\n", value);
	}
	return 0;
}
