/** As much of JSON Schema as the interface's own document uses. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Parameter {
  readonly in: 'path' | 'query';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** One operation as the interface's document tells it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/entries/{id}` */
  readonly path: string;
  readonly permission: string | null;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly kind: 'json' | 'form'; readonly schema: Schema } | undefined;
}

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Record<
        string,
        {
          readonly parameters?: readonly Parameter[];
          readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
          readonly 'x-permission': string | null;
        }
      >
    >
  >;
}

/** Every operation of an OpenAPI document, in its order. */
export const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, 'x-permission': permission }]) => {
      const [[type, content] = []] = Object.entries(requestBody?.content ?? {});
      return {
        method: method.toUpperCase() as Operation['method'],
        path,
        permission,
        parameters,
        body: content && { kind: type === 'multipart/form-data' ? 'form' : 'json', schema: content.schema },
      };
    }),
  );
