import { ring, solid } from './shapes/index.js';
import { backbone } from '#anatomy/spine.js';
import preact from '../chemistry/preact.mjs';

const canvas = document.querySelector('canvas');
const context = canvas.getContext('2d');

export function draw(time) {
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (const bone of backbone(time)) {
    context.beginPath();
    context.arc(bone.x, bone.y, 4, 0, Math.PI * 2);
    bone.hollow ? ring(context) : solid(context);
  }
  preact(time);
  requestAnimationFrame(draw);
}

requestAnimationFrame(draw);
