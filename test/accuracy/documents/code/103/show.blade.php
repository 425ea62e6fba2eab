@extends('layouts.app')

@section('title', $boat->name)

@push('head')
    @vite(['resources/css/app.css', 'resources/js/app.js'])
@endpush

@section('content')
    <div class="mx-auto max-w-2xl rounded-md bg-white p-6 shadow">
        <h1 class="text-2xl font-bold tracking-tight">{{ $boat->name }}</h1>

        @can('update', $boat)
            <form method="POST" action="{{ route('boats.update', $boat) }}" x-data="{ dirty: false }" @input="dirty = true">
                @csrf
                @method('PUT')
                <input name="name" value="{{ old('name', $boat->name) }}" class="mt-2 block w-full rounded border-gray-300">
                @error('name') <p class="text-sm text-red-600">{{ $message }}</p> @enderror
                <button x-bind:disabled="!dirty">{{ __('Save') }}</button>
            </form>
        @endcan

        @forelse ($boat->trips as $trip)
            <livewire:trip-row :trip="$trip" :key="$trip->id" />
        @empty
            <p>{!! __('No trips yet') !!}</p>
        @endforelse
    </div>
@endsection
