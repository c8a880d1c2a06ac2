/**
 * Stands in for d3-geo and topojson-client, which the chart runtime pulls in for functions on maps (8 KB gzipped). Our charts
 * have none; one that had would say so.
 */
const refuse = (): never => {
  throw new Error('the charts of this page draw no maps');
};

export { refuse as feature, refuse as geoArea, refuse as geoBounds, refuse as geoCentroid, refuse as mesh };
