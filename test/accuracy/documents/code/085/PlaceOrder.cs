using AutoMapper;
using FluentValidation;
using MediatR;

namespace Shop.Orders;

public record PlaceOrder(Guid Customer, IReadOnlyList<string> Skus) : IRequest<OrderView>;

public class PlaceOrderValidator : AbstractValidator<PlaceOrder>
{
    public PlaceOrderValidator()
    {
        RuleFor(o => o.Customer).NotEmpty();
        RuleFor(o => o.Skus).NotEmpty().WithMessage("order something");
    }
}

public class PlaceOrderHandler(IMapper mapper, IOrders orders) : IRequestHandler<PlaceOrder, OrderView>
{
    public async Task<OrderView> Handle(PlaceOrder request, CancellationToken ct) =>
        mapper.Map<OrderView>(await orders.AddAsync(request.Customer, request.Skus, ct));
}

public class OrderProfile : Profile
{
    public OrderProfile() => CreateMap<Order, OrderView>();
}
