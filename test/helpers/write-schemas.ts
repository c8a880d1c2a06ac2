import { mkdirSync, writeFileSync } from 'node:fs';
import { jsonSchemas, schemaText } from '../../src/pack/json-schema.js';

/** `npm run schema`: writes scenarios/schema/*.schema.json from the code. */
const directory = new URL('../../scenarios/schema/', import.meta.url);
mkdirSync(directory, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(new URL(name, directory), schemaText(schema));
}
