import ts from 'typescript';

/** Whether a type is an object with properties to be filled in. */
const isRecord = (type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;

/**
 * Values of a type to call a function of words with: both truths, each name of a choice, each member of a union, lists of
 * one and of two, and of an object one for each of its properties' values. What the type cannot tell is left out.
 */
export function samplesOf(type: ts.Type, checker: ts.TypeChecker, depth = 0): unknown[] {
  if (depth > 6) return [undefined];
  if (type.isUnion()) {
    const samples = type.types.flatMap((member) => samplesOf(member, checker, depth + 1));
    // What may be absent is there at first: a choice elsewhere may need it.
    return [
      ...samples.filter((value) => value !== undefined),
      ...samples.filter((value) => value === undefined),
    ];
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return [type.value];
  const { flags } = type;
  if (flags & ts.TypeFlags.BooleanLiteral) return [checker.typeToString(type) === 'true'];
  if (flags & ts.TypeFlags.String) return ['RCAN', '名称'];
  if (flags & ts.TypeFlags.TemplateLiteral) return ['body.1'];
  if (flags & ts.TypeFlags.Number) return [1, 12.5];
  if (flags & ts.TypeFlags.Null) return [null];
  if (type.getCallSignatures().length > 0) return [() => '名称'];
  if (!isRecord(type)) return [undefined];
  if (checker.isTupleType(type))
    return [
      checker.getTypeArguments(type as ts.TypeReference).map((of) => samplesOf(of, checker, depth + 1)[0]),
    ];
  if (checker.isArrayType(type)) {
    const [of] = checker.getTypeArguments(type as ts.TypeReference);
    const samples = of ? samplesOf(of, checker, depth + 1) : [];
    return [samples.slice(0, 1), [samples[0], samples.at(-1)]];
  }
  return recordsOf(type, checker, depth);
}

/** Objects that differ from the first in one property each. */
function recordsOf(type: ts.Type, checker: ts.TypeChecker, depth: number): unknown[] {
  const samples = type.getProperties().map((property) => {
    const own = checker.getTypeOfSymbol(property);
    return [property.name, samplesOf(own, checker, depth + 1)] as const;
  });
  const first = Object.fromEntries(samples.map(([name, [value]]) => [name, value]));
  const others = samples.flatMap(([name, values]) =>
    values.slice(1).map((value) => ({ ...first, [name]: value })),
  );
  return [first, ...others];
}

/** Lists of arguments that differ from the first in one of them each. */
export function argumentsFor(signature: ts.Signature, checker: ts.TypeChecker): unknown[][] {
  const samples = signature.parameters.map((parameter) =>
    samplesOf(checker.getTypeOfSymbol(parameter), checker),
  );
  const first = samples.map(([value]) => value);
  const others = samples.flatMap((values, i) => values.slice(1).map((value) => first.with(i, value)));
  return [first, ...others];
}
