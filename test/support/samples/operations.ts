interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
  readonly parameters?: readonly { readonly in: string; readonly example?: string }[];
  readonly 'x-codeSamples'?: readonly { readonly lang: string; readonly source: string }[];
}

export interface DescribedOperation {
  readonly id: string;
  /** Example id in its path, if any. */
  readonly exampleId?: string;
  readonly answersJson: boolean;
  /** By language. */
  readonly samples: ReadonlyMap<string, string>;
}

/** The operations of the document at this address with their samples, in the document's order. */
export async function operationsIn(url: string): Promise<DescribedOperation[]> {
  const { paths } = (await (await fetch(url)).json()) as { paths: Record<string, Record<string, Described>> };
  return Object.values(paths)
    .flatMap((item) => Object.values(item))
    .map(({ operationId, responses, parameters = [], 'x-codeSamples': samples = [] }) => ({
      id: operationId,
      exampleId: parameters.find((parameter) => parameter.in === 'path')?.example,
      answersJson: Object.entries(responses).some(
        ([status, { content = {} }]) => status.startsWith('2') && 'application/json' in content,
      ),
      samples: new Map(samples.map(({ lang, source }) => [lang, source])),
    }));
}
