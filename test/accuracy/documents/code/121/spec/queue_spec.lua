require("busted.runner")()

local Queue = require("queue")

describe("Queue", function()
  local q

  before_each(function()
    q = Queue.new()
  end)

  it("is first in, first out", function()
    q:push(1)
    q:push(2)
    assert.are.equal(1, q:pop())
    assert.is_true(#q == 1)
  end)

  it("calls back when drained", function()
    local s = spy.new(function() end)
    q:on_drain(s)
    q:pop()
    assert.spy(s).was.called()
  end)
end)
