using AutoMapper;
using System;
using System.Collections.Generic;

namespace Consumer;

public class Order { public int Id { get; set; } public Customer Customer { get; set; } public string Note { get; set; } }
public class Customer { public string Name { get; set; } }
public class OrderDto { public int Id { get; set; } public string CustomerName { get; set; } public string Note { get; set; } }

public class OrderProfile : Profile
{
    public OrderProfile()
    {
        CreateMap<Order, OrderDto>()
            .ForMember(dto => dto.CustomerName, options => options.MapFrom(order => order.Customer.Name))
            .ForMember(dto => dto.Note, options => options.Ignore())
            .AfterMap((order, dto) => dto.Note = dto.Note ?? "");
        CreateMap<OrderDto, Order>().ForAllOtherMembers(options => options.Ignore());
        CreateMissingTypeMaps = true;
    }
}

public class NameResolver : IValueResolver<Order, OrderDto, string>
{
    public string Resolve(Order source, OrderDto destination, string member, ResolutionContext context) => source.Customer.Name;
}

public class Mapping
{
    public OrderDto Map(Order order)
    {
        var configuration = new MapperConfiguration(c => c.AddProfile<OrderProfile>());
        configuration.AssertConfigurationIsValid();
        IMapper mapper = configuration.CreateMapper();
        return mapper.Map<OrderDto>(order);
    }

    public List<OrderDto> All(IMapper mapper, List<Order> orders) => mapper.Map<List<Order>, List<OrderDto>>(orders);

    public void Global()
    {
        Mapper.Initialize(c => c.AddProfile<OrderProfile>());
        Mapper.Map<OrderDto>(new Order());
    }
}
