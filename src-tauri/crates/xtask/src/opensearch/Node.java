import java.io.IOException;
import java.util.Arrays;

import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.common.settings.Settings;

/**
 * One node of OpenSearch in a process of its own, which ends when its standard input does: so it
 * never outlives whoever started it. Compiled in memory by Janino, so that a Java runtime will do.
 *
 * Arguments: folder, node's name, HTTP port, transport port, all transport addresses (with commas),
 * all nodes' names (with commas), cluster's name.
 */
public class Node {
    public static void main(final String[] arguments) throws IOException {
        final OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild(new OpenSearchRunner.Builder() {
            public void build(int number, Settings.Builder settings) {
                settings.put("node.name", arguments[1]);
                settings.put("http.port", arguments[2]);
                settings.put("transport.port", arguments[3]);
                settings.put("discovery.type", "zen");
                settings.putList("discovery.seed_hosts", Arrays.asList(arguments[4].split(",")));
                settings.putList("cluster.initial_cluster_manager_nodes", Arrays.asList(arguments[5].split(",")));
            }
        });
        runner.build(new String[] {
            "-basePath", arguments[0], "-confPath", arguments[0] + "/config",
            "-numOfNode", "1", "-clusterName", arguments[6]
        });
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
