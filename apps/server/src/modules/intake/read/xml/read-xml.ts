import { type XmlHandler, XmlScanner } from './xml-scanner.ts';

/** Reads one whole part through `handler`, e.g. the list of sheets or the styles. */
export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  for await (const chunk of chunks) scanner.write(chunk);
  scanner.end();
}

/** The attributes of elements, for parts where text does not matter. `path` holds the names of the open elements. */
export function readElements(
  chunks: AsyncIterable<Buffer>,
  seen: (name: string, attribute: (name: string) => string | undefined, parent: string | undefined) => void,
): Promise<void> {
  const path: string[] = [];
  return readXml(chunks, {
    open(name, tag) {
      seen(name, (attribute) => tag.attribute(attribute), path.at(-1));
      path.push(name);
    },
    text() {},
    close() {
      path.pop();
    },
  });
}
