'use strict';

const express = require('express');
const mongoose = require('mongoose');
const { readFileSync } = require('node:fs');

const { Schema, model } = mongoose;

const reading = new Schema(
  {
    station: { type: String, index: true, required: true },
    takenAt: { type: Date, default: Date.now },
    celsius: Number,
  },
  { timestamps: true },
);

const Reading = model('Reading', reading);
const app = express();
app.use(express.json({ limit: '64kb' }));

app.get('/stations/:id/readings', async (req, res, next) => {
  try {
    const found = await Reading.find({ station: req.params.id }).sort('-takenAt').limit(50).lean();
    res.json(found);
  } catch (error) {
    next(error);
  }
});

app.post('/stations/:id/readings', async (req, res) => {
  const created = await Reading.create({ ...req.body, station: req.params.id });
  res.status(201).json({ id: created.id });
});

const config = JSON.parse(readFileSync('config.json', 'utf8'));
mongoose.connect(config.database).then(() => app.listen(config.port ?? 8080));
