import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DECORATORS } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

const root = path.resolve(__dirname, '../..');

interface Field {
  readonly dto: string;
  readonly name: string;
  readonly isOptional: boolean;
  readonly isRequiredInDocument: boolean;
}

/** Every field of every DTO that callers send, as the validator and as the document see it. */
async function fields(): Promise<Field[]> {
  const files = ['libs', 'apps/api'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(dto|query)\.ts$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  const modules = await Promise.all(files.map((file) => import(path.join(root, file)) as Promise<object>));
  return modules.flatMap((exported) => Object.values(exported).flatMap((dto) => fieldsOf(dto)));
}

function fieldsOf(dto: unknown): Field[] {
  if (typeof dto !== 'function' || !dto.prototype) return [];
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))].flatMap((name) => {
    const documented: unknown = Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES, dto.prototype as object, name);
    if (typeof documented !== 'object' || documented === null) return [];
    return [
      {
        dto: dto.name,
        name,
        isOptional: rules.some((rule) => rule.propertyName === name && rule.type === 'conditionalValidation'),
        isRequiredInDocument: Reflect.get(documented, 'required') !== false,
      },
    ];
  });
}

describe('what callers send', () => {
  it('is required in the document exactly where the validator requires it', async () => {
    const all = await fields();
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ isOptional, isRequiredInDocument }) => isOptional === isRequiredInDocument)).toEqual([]);
  });
});
