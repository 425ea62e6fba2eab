import random
import sys

import pygame
from pygame.locals import K_LEFT, K_RIGHT, QUIT

pygame.init()
screen = pygame.display.set_mode((480, 640))
clock = pygame.time.Clock()
ship = pygame.Rect(220, 580, 40, 40)
stones = []

while True:
    for event in pygame.event.get():
        if event.type == QUIT:
            pygame.quit()
            sys.exit()
    keys = pygame.key.get_pressed()
    ship.x += (keys[K_RIGHT] - keys[K_LEFT]) * 5
    if random.random() < 0.05:
        stones.append(pygame.Rect(random.randrange(460), 0, 20, 20))
    for stone in stones:
        stone.y += 4
    screen.fill((0, 0, 0))
    pygame.draw.rect(screen, (80, 200, 120), ship)
    for stone in stones:
        pygame.draw.rect(screen, (200, 80, 80), stone)
    pygame.display.flip()
    clock.tick(60)
