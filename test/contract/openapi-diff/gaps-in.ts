import type { OpenApiDocument, Schema } from './open-api-document';

/** Members, parameters and operations without a description, and the ids of the operations. */
export function gapsIn({ paths, components }: OpenApiDocument): { undescribed: string[]; operationIds: string[] } {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );
  const members = Object.entries(components.schemas ?? {}).flatMap(([name, schema]) => membersOf(name, schema));
  const parameters = operations.flatMap(({ name, operation }) =>
    (operation.parameters ?? []).filter(({ description }) => !description).map((one) => `${name} ${one.name}`),
  );
  const bare = operations.filter(({ operation }) => !operation.description).map(({ name }) => name);
  return {
    undescribed: [...members, ...parameters, ...bare],
    operationIds: operations.map(({ operation }) => operation.operationId ?? ''),
  };
}

function membersOf(owner: string, schema: Schema): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => [
    ...(member.description ? [] : [`${owner}.${name}`]),
    ...membersOf(`${owner}.${name}`, member),
  ]);
}
