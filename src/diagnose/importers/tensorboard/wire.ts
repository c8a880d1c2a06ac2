import { BinaryReader, type WireType } from '@bufbuild/protobuf/wire';

/** What to do with a field, and the wire type it must have; a field of another type is passed over like an unknown one. */
export type FieldReaders = Readonly<Record<number, readonly [WireType, (reader: BinaryReader) => void]>>;

/**
 * Walks over the fields of a protobuf message.
 * @throws Error (of the protobuf library) for bytes that are no message
 */
export function readFields(bytes: Uint8Array, readers: FieldReaders): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    const known = readers[field];
    if (known !== undefined && known[0] === type) known[1](reader);
    else reader.skip(type, field);
  }
}
