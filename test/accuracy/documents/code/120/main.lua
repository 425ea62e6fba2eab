local boat = { x = 100, y = 200, speed = 90 }
local font

function love.load()
  love.window.setTitle("Ferry")
  font = love.graphics.newFont(18)
  boat.image = love.graphics.newImage("boat.png")
end

function love.update(dt)
  if love.keyboard.isDown("right") then
    boat.x = boat.x + boat.speed * dt
  elseif love.keyboard.isDown("left") then
    boat.x = boat.x - boat.speed * dt
  end
end

function love.draw()
  love.graphics.setFont(font)
  love.graphics.draw(boat.image, boat.x, boat.y)
  love.graphics.print(("x: %d"):format(boat.x), 8, 8)
end

function love.keypressed(key)
  if key == "escape" then love.event.quit() end
end
