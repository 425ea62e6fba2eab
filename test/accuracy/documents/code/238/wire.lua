-- encodes small tables as lines of text
local M = {}

local function quote(value)
  if type(value) == "string" then
    return string.format("%q", value)
  end
  return tostring(value)
end

function M.encode(t)
  local keys = {}
  for k in pairs(t) do
    keys[#keys + 1] = k
  end
  table.sort(keys)
  local out = {}
  for _, k in ipairs(keys) do
    out[#out + 1] = k .. "=" .. quote(t[k])
  end
  return table.concat(out, "\n")
end

function M.load(path)
  local f = assert(io.open(path))
  local love = f:read("a")
  f:close()
  return love
end

return M
