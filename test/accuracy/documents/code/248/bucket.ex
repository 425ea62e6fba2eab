defmodule Bucket do
  @moduledoc """
  A leaky bucket.

      iex> {:ok, pid} = Bucket.start_link(2)
      iex> Bucket.plug(pid)
      :ok
  """
  use GenServer

  def start_link(size), do: GenServer.start_link(__MODULE__, size)
  def plug(pid), do: GenServer.call(pid, :plug)

  @impl true
  def init(size), do: {:ok, %{size: size, phoenix: 0}}

  @impl true
  def handle_call(:plug, _from, %{size: 0} = state), do: {:reply, {:error, :empty}, state}
  def handle_call(:plug, _from, state), do: {:reply, :ok, %{state | size: state.size - 1}}
end
