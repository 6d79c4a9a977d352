// node jsonld.mjs DOCUMENT OUT: OUT/rdf.nq and OUT/canonical.nq, what DOCUMENT says, plainly and canonised (RDFC-1.0).
// node jsonld.mjs DOCUMENT OUT FRAME: for each graph with what FRAME fits, as JSON, what is framed and how far that
// says the same as the graph. Nothing is ever loaded from elsewhere.
import { readFileSync, writeFileSync } from 'node:fs'
import jsonld from 'jsonld'

const [file, out, frameFile] = process.argv.slice(2)
const read = path => JSON.parse(readFileSync(path, 'utf8'))
const options = { safe: true, documentLoader: async url => { throw new Error('loaded ' + url) } }
const nquads = { ...options, format: 'application/n-quads' }
const document = read(file)

async function frameEach (frame) {
  const context = [frame['@context'], { '@base': document['@context']['@base'] }]
  const framed = []
  for (const { id, '@graph': nodes } of document['@graph']) {
    const graph = { '@context': document['@context'], '@graph': nodes }
    const found = await jsonld.frame(graph, { ...frame, '@context': context }, options)
    if (!found.id) continue
    const [before, after] = [await jsonld.canonize(graph, { ...options, algorithm: 'RDFC-1.0' }), await jsonld.canonize(found, { ...options, algorithm: 'RDFC-1.0' })]
    delete found['@context']
    framed.push({ id, same: before === after, triples: before.trim().split('\n').length, node: found })
  }
  return framed
}

if (frameFile) {
  console.log(JSON.stringify(await frameEach(read(frameFile))))
} else {
  await jsonld.expand(document, options)
  writeFileSync(`${out}/rdf.nq`, await jsonld.toRDF(document, nquads))
  writeFileSync(`${out}/canonical.nq`, await jsonld.canonize(document, { ...options, algorithm: 'RDFC-1.0' }))
}
