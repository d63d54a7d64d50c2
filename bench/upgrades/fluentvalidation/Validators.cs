using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;
using System.Linq;
using System.Threading.Tasks;

namespace Consumer;

public class Person { public string Name { get; set; } public int Age { get; set; } public string Mail { get; set; } }

public class PersonValidator : AbstractValidator<Person>
{
    public PersonValidator()
    {
        CascadeMode = CascadeMode.Stop;
        RuleFor(person => person.Name).NotEmpty().MaximumLength(20);
        RuleFor(person => person.Age).Cascade(CascadeMode.Stop).GreaterThan(0).LessThan(150);
        RuleFor(person => person.Mail).EmailAddress().When(person => person.Mail != null);
        RuleFor(person => person.Name).Must((person, name, context) => name != person.Mail).WithMessage("no");
        RuleFor(person => person.Name).Custom((name, context) => context.AddFailure("bad"));
    }

    protected override bool PreValidate(ValidationContext<Person> context, ValidationResult result) => true;
}

public class EvenValidator<T> : PropertyValidator<T, int>
{
    public override string Name => "Even";

    public override bool IsValid(ValidationContext<T> context, int value) => value % 2 == 0;
}

public class Use
{
    public async Task<bool> Check(Person person)
    {
        ValidatorOptions.Global.CascadeMode = CascadeMode.Stop;
        var validator = new PersonValidator();
        var result = await validator.ValidateAsync(person);
        validator.ValidateAndThrow(person);
        return result.IsValid && result.Errors.All(failure => failure.Severity == Severity.Warning);
    }
}
