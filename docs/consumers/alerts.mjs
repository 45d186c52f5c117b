// An example consumer: prints every alert from the beginning of the topic, one line each, until Ctrl-C.
//   node alerts.mjs HOST:PORT [NAMESPACE [HOW_MANY]]
// kafkajs hides aborted transactions unless readUncommitted is set. Vedette's records are compressed with LZ4,
// which kafkajs leaves to a codec.
import kafkajs from 'kafkajs'
import { compressFrame, decompressFrame } from 'lz4-napi'

const { Kafka, CompressionCodecs, CompressionTypes, logLevel } = kafkajs

CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => compressFrame(encoder.buffer),
  decompress: async (buffer) => decompressFrame(buffer),
})

const [broker, namespace = 'live', most = 'Infinity'] = process.argv.slice(2)
const kafka = new Kafka({ clientId: 'alerts-example', brokers: [broker], logLevel: logLevel.NOTHING })
// A group of your own: Kafka remembers under its name how far you have read.
const consumer = kafka.consumer({ groupId: `example-${process.pid}`, readUncommitted: false })

consumer.on(consumer.events.CRASH, ({ payload }) => { console.error(payload.error.message); process.exit(1) })
await consumer.connect()
await consumer.subscribe({ topic: `${namespace}.alerts`, fromBeginning: true })
const seen = new Set()
await consumer.run({
  eachMessage: async ({ message }) => {
    const alert = JSON.parse(message.value)
    if (seen.has(alert.id)) return // at least once: a repeat has the same id
    seen.add(alert.id)
    const { severity, state, headline, evidence } = alert.data
    // Offsets count code points, JavaScript counts UTF-16 units: Array.from makes them one.
    const terms = evidence.flatMap(({ quote, terms }) =>
      terms.map(({ start, end }) => Array.from(quote).slice(start, end).join('')))
    console.log(JSON.stringify({ id: alert.id, severity, state, headline, terms }))
    if (seen.size >= Number(most)) process.exit(0)
  },
})
