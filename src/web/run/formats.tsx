/** Where the files come from that can be read: shown while there is no result to look at. */
export function Formats() {
  return (
    <section class="run-formats" aria-labelledby="run-formats-heading">
      <h2 class="group-heading" id="run-formats-heading">
        What is read
      </h2>
      <dl>
        <div>
          <dt>CSV</dt>
          <dd>
            A row a step, a column a metric: <code>step, loss, grad_norm, lr</code>. The usual names are known; the more
            columns, the surer the answer.
          </dd>
        </div>
        <div>
          <dt>Hugging Face Trainer</dt>
          <dd>
            <code>trainer_state.json</code> of the latest checkpoint: it holds the whole history.
          </dd>
        </div>
        <div>
          <dt>Weights &amp; Biases</dt>
          <dd>
            The CSV export of a run, or of a chart: <code>run.history(samples=100000).to_csv("run.csv")</code>.
          </dd>
        </div>
        <div>
          <dt>TensorBoard</dt>
          <dd>
            The <code>events.out.tfevents…</code> files of one run, all at once.
          </dd>
        </div>
        <div>
          <dt>Evaluations</dt>
          <dd>
            Columns of the run itself, or a file of their own: <code>step, slice, metric, value</code>.
          </dd>
        </div>
      </dl>
    </section>
  );
}
