<?php

use App\Models\Boat;
use Illuminate\Foundation\Testing\RefreshDatabase;

uses(RefreshDatabase::class);

beforeEach(function () {
    $this->boat = Boat::factory()->create(['name' => 'Heron']);
});

it('shows the name', function () {
    $this->get(route('boats.show', $this->boat))->assertOk()->assertSee('Heron');
});

test('names are unique', function (string $name) {
    expect(fn () => Boat::factory()->create(['name' => $name]))->toThrow(Exception::class);
})->with(['Heron', 'heron']);
