import { type BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { readFields } from './wire.js';

/** How a type of number lies in a tensor. */
interface Kind {
  /** Field of its values in framework/tensor.proto, and their wire type where they are not packed. */
  readonly field: number;
  readonly wire: WireType;
  readonly read: (reader: BinaryReader) => number;
  readonly bytes: number;
  readonly view: (view: DataView) => number;
}

/** By the numbers of framework/types.proto; other types hold no scalar we can use. */
const KINDS: Readonly<Record<number, Kind>> = {
  1: { field: 5, wire: WireType.Bit32, read: (r) => r.float(), bytes: 4, view: (v) => v.getFloat32(0, true) },
  2: { field: 6, wire: WireType.Bit64, read: (r) => r.double(), bytes: 8, view: (v) => v.getFloat64(0, true) },
  3: { field: 7, wire: WireType.Varint, read: (r) => r.int32(), bytes: 4, view: (v) => v.getInt32(0, true) },
  9: {
    field: 10,
    wire: WireType.Varint,
    read: (r) => Number(r.int64()),
    bytes: 8,
    view: (v) => Number(v.getBigInt64(0, true)),
  },
};

const TYPE = 1;
const SHAPE = 2;
const CONTENT = 4;

/** The number in a tensor with one element; null for anything else, such as a text or a histogram. */
export function tensorScalar(bytes: Uint8Array): number | null {
  let kind: Kind | undefined;
  let content = new Uint8Array();
  let scalar = true;
  readFields(bytes, {
    [TYPE]: [
      WireType.Varint,
      (reader) => {
        kind = KINDS[reader.uint32()];
      },
    ],
    // A shape without a dimension is empty.
    [SHAPE]: [
      WireType.LengthDelimited,
      (reader) => {
        scalar = reader.bytes().length === 0;
      },
    ],
    [CONTENT]: [
      WireType.LengthDelimited,
      (reader) => {
        content = new Uint8Array(reader.bytes());
      },
    ],
  });
  if (kind === undefined) return null;
  if (content.length > 0) return content.length === kind.bytes ? kind.view(new DataView(content.buffer)) : null;
  const values = listed(bytes, kind);
  // Writers leave out the value of a scalar zero.
  if (values.length === 0) return scalar ? 0 : null;
  return values.length === 1 ? values[0]! : null;
}

/** The repeated values, packed as proto3 writes them or one by one. */
function listed(bytes: Uint8Array, { field, wire, read }: Kind): readonly number[] {
  const values: number[] = [];
  readFields(bytes, { [field]: [wire, (reader) => void values.push(read(reader))] });
  readFields(bytes, {
    [field]: [
      WireType.LengthDelimited,
      (reader) => {
        const end = reader.uint32() + reader.pos;
        while (reader.pos < end) values.push(read(reader));
      },
    ],
  });
  return values;
}
