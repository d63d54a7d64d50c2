using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;
using Microsoft.OpenApi.Interfaces;
using Microsoft.OpenApi.Extensions;
using Microsoft.OpenApi;
using System.Collections.Generic;

namespace Consumer;

public class Api
{
    public OpenApiDocument Make()
    {
        return new OpenApiDocument
        {
            Info = new OpenApiInfo { Title = "Shop", Version = "1" },
            Servers = new List<OpenApiServer> { new OpenApiServer { Url = "https://example.org" } },
            Paths = new OpenApiPaths
            {
                ["/orders"] = new OpenApiPathItem { Description = "orders" },
            },
        };
    }

    public OpenApiSchema Schema()
    {
        var schema = new OpenApiSchema { Type = "object", Description = "an order", Nullable = true };
        schema.Properties.Add("id", new OpenApiSchema { Type = "integer" });
        schema.Example = new OpenApiString("x");
        return schema;
    }

    public string Title(OpenApiDocument document) => document.Info.Title;

    public OpenApiParameter Parameter() => new OpenApiParameter { Name = "id", In = ParameterLocation.Query, Required = true };
}
