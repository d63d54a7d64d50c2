class Order { void Total() { } } // the total of an order
