namespace Course;

/// <summary>A convention that gives each parameter, gradient and state so many bytes and shares them out as the paper does.</summary>
internal sealed record BytesPerParameter(string name, string source, int parameter, int gradient, int master) : Convention(name, source)
{
    public override int MasterBytes => master;

    internal override Holding OnDevice(ModelStates model) => new(
        model.Offload == Offload.OptimizerAndParameters ? 0 : Share(model, Stage.Three, parameter),
        OffloadsGradients(model) ? 0 : Share(model, Stage.Two, gradient),
        model.Offload != Offload.None ? 0 : Share(model, Stage.One, model.K));

    internal override long OnHost(ModelStates model) =>
        (model.Offload == Offload.OptimizerAndParameters ? Share(model, Stage.Three, parameter) : 0)
        + (OffloadsGradients(model) ? Share(model, Stage.Two, gradient) : 0)
        + (model.Offload != Offload.None ? Share(model, Stage.One, model.K) : 0);

    private static bool OffloadsGradients(ModelStates model) => model.Offload != Offload.None && model.Stage >= Stage.Two;

    private static long Share(ModelStates model, Stage sharedFrom, long bytes)
    {
        var padded = model.Parameters + model.Padding;
        return bytes * (model.Stage >= sharedFrom ? padded / model.Devices : padded);
    }
}
