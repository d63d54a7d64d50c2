using Shop.Core;

namespace Shop.Orders.Shipping;

public sealed record Shipment(string Carrier, string TrackingCode, Address To, int WeightInGrams);
