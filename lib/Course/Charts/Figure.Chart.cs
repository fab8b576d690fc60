namespace Course;

public sealed partial record Figure
{
    /// <summary>The Plotly.NET <c>GenericChart</c> behind the figure, for all that Plotly.NET can do with one: restyle it, save it as HTML, hand it to other tools.</summary>
    /// <remarks>
    /// A new one each time, without the steps of a slider, which Plotly.NET does not know. It is typed as an object so that notebooks
    /// can use the course without Plotly.NET; a program that references both libraries casts it. In a live kernel it shows itself as
    /// Plotly.NET.Interactive has it, <b>which needs the network</b> for plotly.js; the figure itself never does. Without a kernel it
    /// is an ordinary object.
    /// </remarks>
    public object Chart => PlotlyChart.Of(this);
}
