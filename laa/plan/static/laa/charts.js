// Draws each chart's plotly figure over its picture. The picture stays where it is, for
// readers of the accessibility tree and for print; it only stops being seen, and only
// once plotly has drawn. Without plotly nothing changes. Nothing moves, ever, so there
// is no motion to reduce.
{
  const isNarrow = (chart) => {
    const drawing = chart.querySelector(".laa-chart__drawing--narrow");
    return getComputedStyle(drawing).display !== "none";
  };

  const layoutOf = (figure, narrow) =>
    structuredClone(narrow ? { ...figure.layout, ...figure.narrow } : figure.layout);

  const follow = (chart, live, figure, narrow) => {
    let drawn = narrow;
    new ResizeObserver(() => {
      if (isNarrow(chart) === drawn) return;
      drawn = !drawn;
      window.Plotly.react(live, figure.data, layoutOf(figure, drawn), figure.config);
    }).observe(chart);
  };

  const draw = async (chart) => {
    const live = chart.querySelector(".laa-chart__live");
    const figure = JSON.parse(chart.querySelector("script").textContent);
    const narrow = isNarrow(chart);
    await window.Plotly.newPlot(
      live, figure.data, layoutOf(figure, narrow), figure.config);
    chart.classList.add("laa-chart--live");
    follow(chart, live, figure, narrow);
  };

  if (window.Plotly) {
    document.querySelectorAll(".laa-chart:has(> script)").forEach(draw);
  }
}
