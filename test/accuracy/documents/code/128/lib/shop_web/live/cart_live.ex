defmodule ShopWeb.CartLive do
  use ShopWeb, :live_view
  use Phoenix.LiveView

  import Ecto.Query, only: [from: 2]
  alias Phoenix.PubSub
  alias Shop.{Line, Repo}

  @impl true
  def mount(%{"id" => id}, _session, socket) do
    if connected?(socket), do: PubSub.subscribe(Shop.PubSub, "cart:#{id}")
    lines = Repo.all(from l in Line, where: l.cart_id == ^id, order_by: l.inserted_at)
    {:ok, assign(socket, id: id, lines: lines)}
  end

  @impl true
  def handle_event("drop", %{"line" => line}, socket) do
    Line |> Repo.get!(line) |> Repo.delete!()
    {:noreply, push_patch(socket, to: ~p"/carts/#{socket.assigns.id}")}
  end

  @impl true
  def render(assigns) do
    ~H"""
    <ul>
      <li :for={line <- @lines} phx-click="drop" phx-value-line={line.id}><%= line.name %></li>
    </ul>
    """
  end
end
