'use strict';

const { createReadStream } = require('fs');
const readline = require('readline');

async function load(path) {
  const lines = readline.createInterface({ input: createReadStream(path) });
  const trains = [];
  for await (const line of lines) {
    const [number, kind, at] = line.split(';');
    trains.push({ number, kind, at });
  }
  return trains;
}

function* nextOf(trains, now) {
  const express = trains.filter((train) => train.kind === 'express');
  for (const train of express) if (train.at > now) yield train;
}

async function main() {
  const express = nextOf(await load(process.argv[2]), process.argv[3] ?? '00:00');
  const { value: next } = express.next();
  const react = (train) => console.log(train ? `next: ${train.number}` : 'no express today');
  react(next);
}

main();
