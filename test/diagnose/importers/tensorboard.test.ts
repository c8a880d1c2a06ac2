import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, test } from 'vitest';
import { importRun } from '../../../src/diagnose/importers/import-run.js';
import { maskedCrc32c } from '../../../src/diagnose/importers/tensorboard/crc32c.js';
import { scalarsOf } from '../../../src/diagnose/importers/tensorboard/events.js';
import { channel, eventFile, fileOf, importText, refusalOf } from './reading.js';

/** A record as TFRecord files frame it. */
function framed(record: Uint8Array): Buffer {
  const length = Buffer.alloc(8);
  length.writeUInt32LE(record.length);
  const word = (bytes: Uint8Array): Buffer => {
    const word = Buffer.alloc(4);
    word.writeUInt32LE(maskedCrc32c(bytes));
    return word;
  };
  return Buffer.concat([length, word(length), record, word(record)]);
}

function event(step: number, tag: string, value: (writer: BinaryWriter) => void): Uint8Array {
  const inner = new BinaryWriter().tag(1, WireType.LengthDelimited).string(tag);
  value(inner);
  const summary = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(inner.finish());
  return new BinaryWriter()
    .tag(1, WireType.Bit64)
    .double(1.7e9)
    .tag(2, WireType.Varint)
    .int64(step)
    .tag(5, WireType.LengthDelimited)
    .bytes(summary.finish())
    .finish();
}
const simple = (step: number, tag: string, value: number): Uint8Array =>
  event(step, tag, (writer) => writer.tag(2, WireType.Bit32).float(value));

describe('TensorBoard event files', () => {
  test("CRC-32C of the digits is the standard's", () => {
    const masked = maskedCrc32c(Buffer.from('123456789'));
    const rotated = (masked - 0xa282ead8) >>> 0;
    expect(((rotated >>> 17) | (rotated << 15)) >>> 0).toBe(0xe3069283);
  });

  test("of TensorBoard's own writer, with simple values and tensors", async () => {
    const run = await importText(eventFile('tensorboard'), {}, 'events.out');
    expect(run.format).toBe('tensorboard');
    expect([...run.observation.steps]).toEqual(Array.from({ length: 40 }, (_, step) => step));
    expect(channel(run, 'train-loss')[20]).toBeCloseTo(3, 6);
    expect(channel(run, 'gradient-norm')[30]).toBeNaN();
    expect(channel(run, 'learning-rate')[0]).toBe(0);
    expect(channel(run, 'throughput')[39]).toBe(1039);
    const { steps, metrics } = run.observation.evaluations!;
    expect([...steps]).toEqual([9, 19, 29, 39]);
    expect(metrics.loss![0]![0]).toBeCloseTo(4.05, 12);
    expect(metrics.accuracy![0]![3]).toBeCloseTo(0.49, 6);
  });

  test('of tensorboardX, with a percentage', async () => {
    const { observation, notes } = await importText(eventFile('tensorboardx'));
    expect(observation.evaluations!.metrics.accuracy![0]![29]).toBeCloseTo(0.435, 6);
    expect(notes).toContain('Percentages were divided by 100: Accuracy/test.');
  });

  test('a last record that is cut anywhere is left out', async () => {
    const whole = [0, 1, 2].map((step) => framed(simple(step, 'loss', step)));
    const last = whole[2]!.length;
    const bytes = Buffer.concat(whole);
    for (let cut = 1; cut < last; cut++) {
      const { observation, notes } = await importText(bytes.subarray(0, bytes.length - cut));
      expect([...observation.steps]).toEqual([0, 1]);
      expect(notes.join()).toContain(`is incomplete (byte ${bytes.length - last}) and was left out`);
    }
  });

  test('a damaged byte is refused with the place of its record', async () => {
    const records = [0, 1, 2].map((step) => framed(simple(step, 'loss', step)));
    const start = records[0]!.length;
    for (let at = start; at < start + records[1]!.length; at++) {
      const bytes = Buffer.concat(records);
      bytes[at]! ^= 0x10;
      expect(await refusalOf(importText(bytes))).toContain(`is damaged in the record at byte ${start}`);
    }
    const notEvent = Buffer.concat([records[0]!, framed(Uint8Array.of(0x0a, 0xff, 0xff))]);
    expect(await refusalOf(importText(notEvent))).toContain(`is damaged in the record at byte ${start}`);
  });

  test('the files of a restarted job are one run', async () => {
    const part = (from: number, to: number): Buffer =>
      Buffer.concat(
        Array.from({ length: to - from }, (_, i) => framed(simple(from + i, 'Loss/train', from + i + from / 10))),
      );
    const { observation } = await importRun([fileOf(part(0, 4), 'a'), fileOf(part(2, 6), 'b')]);
    expect([...observation.steps]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(observation.series['train-loss']![3]).toBeCloseTo(3.2, 6);
  });

  test.each([
    [
      'double content',
      2,
      (w: BinaryWriter) => {
        const b = Buffer.alloc(8);
        b.writeDoubleLE(0.1);
        w.tag(4, WireType.LengthDelimited).bytes(b);
      },
      0.1,
    ],
    ['packed int64', 9, (w: BinaryWriter) => void w.tag(10, WireType.LengthDelimited).bytes(Uint8Array.of(7)), 7],
    ['unpacked int32', 3, (w: BinaryWriter) => void w.tag(7, WireType.Varint).int32(-5), -5],
    ['nothing: zero', 1, () => {}, 0],
    ['two floats', 1, (w: BinaryWriter) => void w.tag(5, WireType.LengthDelimited).bytes(new Uint8Array(8)), null],
    ['text', 7, (w: BinaryWriter) => void w.tag(8, WireType.LengthDelimited).string('hi'), null],
  ])('a tensor with %s', (_, type, write, expected) => {
    const tensor = new BinaryWriter().tag(1, WireType.Varint).uint32(type);
    write(tensor);
    const bytes = event(3, 'x', (writer) => writer.tag(8, WireType.LengthDelimited).bytes(tensor.finish()));
    expect(scalarsOf(bytes)).toEqual(expected === null ? [] : [{ tag: 'x', step: 3, value: expected }]);
  });

  test('steps below zero are left out', async () => {
    const bytes = Buffer.concat([-1, 0, 1].map((step) => framed(simple(step, 'loss', 2))));
    const { observation, notes } = await importText(bytes);
    expect([...observation.steps]).toEqual([0, 1]);
    expect(notes.join()).toContain('1 values of run.csv lie at a negative step');
  });
});
