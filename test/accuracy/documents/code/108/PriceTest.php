<?php

declare(strict_types=1);

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class PriceTest extends TestCase
{
    public static function prices(): iterable
    {
        yield 'zero' => [0, '0,00'];
        yield 'cents' => [105, '1,05'];
    }

    #[DataProvider('prices')]
    public function testFormats(int $cents, string $shown): void
    {
        self::assertSame($shown, (new Price($cents))->format());
    }
}
