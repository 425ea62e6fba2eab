<?php

declare(strict_types=1);

namespace App\Http\Controllers;

use App\Http\Requests\StoreBoatRequest;
use App\Jobs\MeasureBoat;
use App\Models\Boat;
use Illuminate\Http\JsonResponse;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Gate;

final class BoatController extends Controller
{
    public function index(): JsonResponse
    {
        $boats = Cache::remember('boats', 60, fn () => Boat::query()->with('berth')->latest()->paginate(20));

        return response()->json($boats);
    }

    public function store(StoreBoatRequest $request): JsonResponse
    {
        Gate::authorize('create', Boat::class);
        $boat = Boat::create($request->validated());
        MeasureBoat::dispatch($boat)->onQueue('slow');

        return response()->json($boat, 201);
    }
}
