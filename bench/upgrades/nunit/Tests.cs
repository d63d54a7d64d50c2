using NUnit.Framework;
using NUnit.Framework.Constraints;
using System;
using System.Collections.Generic;
using System.IO;

namespace Consumer
{
    [TestFixture]
    public class AccountTests
    {
        private readonly List<int> list = new List<int> { 1, 2 };

        [SetUp]
        public void SetUp() => Assert.IsNotNull(list);

        [Test]
        public void Classic()
        {
            Assert.AreEqual(2, list.Count);
            Assert.AreEqual(2, list.Count, "count");
            Assert.AreEqual(2.0, 2.01, 0.1);
            Assert.AreNotEqual(3, list.Count);
            Assert.IsTrue(list.Contains(1));
            Assert.IsFalse(list.Contains(9), "no {0}", 9);
            Assert.True(list.Count > 0);
            Assert.IsNull(null);
            Assert.NotNull(list);
            Assert.IsInstanceOf<List<int>>(list);
            Assert.Greater(3, 2);
            Assert.GreaterOrEqual(3, 3);
            Assert.Less(1, 2);
            Assert.Contains(1, list);
            Assert.IsEmpty(new int[0]);
            Assert.IsNotEmpty(list);
            Assert.AreSame(list, list);
            Assert.Zero(0);
        }

        [Test]
        public void Collections()
        {
            CollectionAssert.AreEqual(new[] { 1, 2 }, list);
            CollectionAssert.AreEquivalent(new[] { 2, 1 }, list);
            CollectionAssert.Contains(list, 1);
            CollectionAssert.DoesNotContain(list, 7);
            CollectionAssert.IsEmpty(new int[0]);
            StringAssert.Contains("b", "abc");
            StringAssert.StartsWith("a", "abc");
            StringAssert.AreEqualIgnoringCase("ABC", "abc");
            DirectoryAssert.Exists(new DirectoryInfo("."));
            FileAssert.DoesNotExist("nothing.txt");
        }

        [Test]
        public void That()
        {
            Assert.That(list, Has.Count.EqualTo(2));
            Assert.That(list.Count, Is.EqualTo(2), "expected {0} but {1}", 2, list.Count);
            Assert.That(list.Count == 2, "is {0}", list.Count);
            Assert.That(() => throw new InvalidOperationException(), Throws.InvalidOperationException);
            var e = Assert.Throws<InvalidOperationException>(() => throw new InvalidOperationException("x"));
            Assert.That(e.Message, Does.Contain("x"));
            Assert.DoesNotThrow(() => { }, "never");
            Assert.Multiple(() =>
            {
                Assert.AreEqual(1, list[0]);
                Assert.AreEqual(2, list[1]);
            });
            Assert.Pass();
        }

        [Test]
        public void Failing()
        {
            if (list.Count > 10)
                Assert.Fail("too many: {0}", list.Count);
            if (list.Count > 20)
                Assert.Ignore("not now {0}", 1);
            Assert.Inconclusive("maybe");
        }
    }

    public class EvenConstraint : Constraint
    {
        public override ConstraintResult ApplyTo<TActual>(TActual actual) => new ConstraintResult(this, actual, (int)(object)actual % 2 == 0);

        public override string Description => "even";
    }
}
