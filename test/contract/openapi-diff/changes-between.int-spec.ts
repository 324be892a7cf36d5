import { changesBetween } from './changes-between';
import type { OpenApiDocument, Operation, Schema } from './open-api-document';

const thing: Schema = {
  type: 'object',
  properties: { id: { type: 'string' }, status: { type: 'string', enum: ['open', 'done'] } },
  required: ['id', 'status'],
};
const draft: Schema = { type: 'object', properties: { name: { type: 'string' } }, required: [] };
const json = (schema: Schema) => ({ 'application/json': { schema } });
const create: Operation = {
  parameters: [{ name: 'limit', in: 'query', required: false, schema: { type: 'integer' } }],
  requestBody: { required: true, content: json({ $ref: '#/components/schemas/Draft' }) },
  responses: { 201: { content: json({ $ref: '#/components/schemas/Thing' }) }, 409: { content: json({}) } },
};

const document = (Thing = thing, Draft = draft, operation: Operation = create, path = '/things'): OpenApiDocument => ({
  paths: { [path]: { post: operation } },
  components: { schemas: { Thing, Draft } },
});
const since = (after: OpenApiDocument) => changesBetween(document(), after);
const withMembers = (schema: Schema, members: Record<string, Schema>, required = schema.required): Schema => ({
  ...schema,
  properties: { ...schema.properties, ...members },
  required,
});

describe('changes of the API', () => {
  it('are none in the same document', () => expect(since(document())).toEqual([]));

  it('are told when something is added, and harm nobody', () => {
    expect(since(document(withMembers(thing, { note: { type: 'string' } })))).toEqual(['+ Thing.note: string']);
    expect(since(document(thing, withMembers(draft, { note: { type: 'string' } })))).toEqual(['+ Draft.note: string']);
  });

  it('break callers when they have to send more', () => {
    const asked = withMembers(draft, { note: { type: 'string' } }, ['name', 'note']);
    expect(since(document(thing, asked))).toEqual([
      '~ Draft.name: now required  BREAKING',
      '+ Draft.note: string, required  BREAKING',
    ]);
  });

  it('break callers when they get less, or something else', () => {
    const { id: _left, ...others } = thing.properties ?? {};
    expect(since(document({ ...thing, properties: others }))).toEqual(['- Thing.id: string  BREAKING']);
    expect(since(document(withMembers(thing, { id: { type: 'integer' } })))).toEqual([
      '~ Thing.id: string -> integer  BREAKING',
    ]);
    expect(since(document(withMembers(thing, { status: { type: 'string', enum: ['open', 'gone'] } })))).toEqual([
      '~ Thing.status: also gone  BREAKING',
      '~ Thing.status: no longer done',
    ]);
  });

  it('break callers when an operation moves; an error less is none', () => {
    expect(since(document(thing, draft, create, '/items')).filter((line) => line.endsWith('BREAKING'))).toEqual(
      expect.arrayContaining(['- POST /things: operation  BREAKING']),
    );
    const { 409: _gone, ...responses } = create.responses;
    expect(since(document(thing, draft, { ...create, responses }))).toEqual(['- POST /things answers 409: any']);
  });
});
