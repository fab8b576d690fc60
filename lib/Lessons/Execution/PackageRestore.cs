using System.Diagnostics;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using Lessons.Storage;

namespace Lessons.Execution;

/// <summary>Restores packages through the SDK, with the sources the notebook's folder is configured for.</summary>
internal static class PackageRestore
{
    private const string Output = "out";

    /// <summary>The assemblies of packages and of all they need; a set of packages is restored once per machine.</summary>
    /// <exception cref="KernelException">The SDK could not restore them.</exception>
    public static async Task<IReadOnlyList<string>> AssembliesAsync(IEnumerable<PackageReference> packages, string folder, CancellationToken ct)
    {
        var project = Project(packages.OrderBy(p => p.Id, StringComparer.Ordinal), folder);
        var place = Path.Combine(CacheFolder.Root, "packages", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        if (!Directory.Exists(place))
        {
            // Built beside its place and moved there, so that what is there is whole and two lessons may ask at once.
            var half = $"{place}.{Environment.ProcessId}";
            Directory.CreateDirectory(half);
            await File.WriteAllTextAsync(Path.Combine(half, "packages.csproj"), project, ct);
            try
            {
                await BuildAsync(half, packages, ct);
                Directory.Move(half, place);
            }
            catch (IOException) when (Directory.Exists(place))
            {
                // Another lesson was first.
            }
            finally
            {
                if (Directory.Exists(half))
                    Directory.Delete(half, recursive: true);
            }
        }
        return
        [
            .. Directory.GetFiles(Path.Combine(place, Output), "*.dll")
                .Where(file => Path.GetFileName(file) != "packages.dll").Order(StringComparer.Ordinal),
        ];
    }

    private static string Project(IEnumerable<PackageReference> packages, string folder) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <EnableDynamicLoading>true</EnableDynamicLoading>
            <SelfContained>false</SelfContained>
            <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
            <RestoreRootConfigDirectory>{SecurityElement.Escape(folder)}</RestoreRootConfigDirectory>
          </PropertyGroup>
          <ItemGroup>
        {string.Concat(packages.Select(p => $"""    <PackageReference Include="{SecurityElement.Escape(p.Id)}" Version="{SecurityElement.Escape(p.Version)}" />{'\n'}"""))}
          </ItemGroup>
        </Project>
        """;

    private static async Task BuildAsync(string place, IEnumerable<PackageReference> packages, CancellationToken ct)
    {
        using var build = Process.Start(new ProcessStartInfo(DotNet.Host)
        {
            WorkingDirectory = place,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "build", "--nologo", "--verbosity", "quiet", "--output", Output, "-nodeReuse:false", "-p:UseSharedCompilation=false",
                // Whatever lies above the cache folder is none of this project's business.
                "-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false",
            },
        })!;
        var said = await build.StandardOutput.ReadToEndAsync(ct);
        await build.WaitForExitAsync(ct);
        if (build.ExitCode != 0)
        {
            var why = said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? said.Trim();
            throw new KernelException(
                $"{string.Join(", ", packages.Select(p => $"{p.Id} {p.Version}"))} cannot be restored: {why[(why.IndexOf("error", StringComparison.Ordinal) + 6)..]} "
                + "Check the id, the version and the package sources (dotnet nuget list source).");
        }
    }
}
